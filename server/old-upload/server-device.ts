export { SERVER_DEVICE } from '../../shared/api/old-upload.ts'
